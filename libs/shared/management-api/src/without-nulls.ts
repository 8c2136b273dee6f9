/** `T` with its null members left out. */
export type WithoutNulls<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & { [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null> };

/**
 * WSO2's contracts give most members a type that null is not of: what is not known is left out of an answer. Looks at the
 * members alone, not into them.
 */
export const withoutNulls = <T extends object>(of: T): WithoutNulls<T> => Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null)) as WithoutNulls<T>;
