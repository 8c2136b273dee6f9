export const frame = {
  product: 'Publisher',
  apis: 'APIs',
  scopes: 'Shared scopes',
  usage: 'Usage',
  admin: 'Administration',
};
