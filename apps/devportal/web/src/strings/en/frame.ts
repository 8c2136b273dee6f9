export const frame = {
  product: 'Developer portal',
  apis: 'APIs',
  applications: 'Applications',
  signUp: 'Sign up',
};
