export const frame = {
  product: 'Developer portal',
  apis: 'APIs',
  applications: 'Applications',
  settings: 'Your account',
  signUp: 'Sign up',
};
