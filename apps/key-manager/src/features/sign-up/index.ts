export { createDecideSignUps } from './decide-sign-ups';
export { createSignUp, signUpModes, type SignUpMode } from './sign-up';
export { createSignUpLimiter, type SignUpLimits } from './sign-up-limiter';
export { SIGN_UP_API, signUpRoutes } from './sign-up-routes';
export { signUpStore } from './sign-up-store';
export { ADMIN_API, workflowRoutes } from './workflow-routes';
