export interface Operation {
  /** In upper case. */
  readonly method: string;
  /** Whole, with parameters in braces. */
  readonly path: string;
}

/** As Express keeps what it is told, in its version 5. */
interface Layer {
  readonly handle?: { readonly stack?: readonly Layer[] };
  /** Where it was mounted. */
  readonly rawPath: string | readonly string[];
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
}
export interface MountedRouter {
  readonly base: string;
  readonly router: { readonly stack: readonly unknown[] };
}

/** What a route of all methods is there for. */
const anyMethod = ['GET', 'POST'];
const methodsOf = (methods: Readonly<Record<string, boolean>>): string[] => (methods['_all'] ? anyMethod : Object.keys(methods).map((method) => method.toUpperCase()));
const inBraces = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
/** `/` is where the base is. */
const joined = (base: string, path: string): string => `${base}${path}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');

const routesIn = (base: string, stack: readonly Layer[]): Operation[] =>
  stack.flatMap(({ route, handle, rawPath }) => {
    if (route) return [route.path].flat().flatMap((path) => methodsOf(route.methods).map((method) => ({ method, path: inBraces(joined(base, path)) })));
    const { stack: inner } = handle ?? {};
    return inner ? [rawPath].flat().flatMap((path) => routesIn(joined(base, path), inner)) : [];
  });

/** Every route of a management application, by the routers that it was made of. */
export const routesOf = (routers: readonly MountedRouter[]): Operation[] => {
  const all = routers.flatMap(({ base, router }) => routesIn(base, router.stack as readonly Layer[]));
  return [...new Map(all.map((one) => [`${one.method} ${one.path}`, one])).values()];
};
