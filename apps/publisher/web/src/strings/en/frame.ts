export const frame = {
  product: 'Publisher',
  apis: 'APIs',
  admin: 'Administration',
};
