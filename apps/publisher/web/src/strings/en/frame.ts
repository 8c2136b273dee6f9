export const frame = {
  product: 'Publisher',
  apis: 'APIs',
  scopes: 'Shared scopes',
  admin: 'Administration',
};
