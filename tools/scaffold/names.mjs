const kebabRule = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `deny-policies` -> `denyPolicies` */
export const camel = (kebab) => kebab.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
/** `deny-policies` -> `DenyPolicies` */
export const pascal = (kebab) => camel(kebab).replace(/^./, (letter) => letter.toUpperCase());
/** `deny-policies` -> `deny_policies` */
export const snake = (kebab) => kebab.replaceAll('-', '_');
/** `deny-policies` -> `deny policies` */
export const words = (kebab) => kebab.replaceAll('-', ' ');
export const singular = (plural) => (plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.replace(/s$/, ''));

/** @throws Error for anything but kebab-case */
export const checkName = (what, name) => {
  if (!name || !kebabRule.test(name)) throw new Error(`${what} must be kebab-case, such as "deny-policies", not "${name ?? ''}"`);
  return name;
};
