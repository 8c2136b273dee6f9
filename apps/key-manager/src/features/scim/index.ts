export { shapeScimError } from './scim-errors';
export { scimRouter } from './scim-router';
