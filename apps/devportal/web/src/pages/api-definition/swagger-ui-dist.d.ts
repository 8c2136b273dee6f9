declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** The part of the renderer's React that plugins need. */
  interface RendererReact {
    createElement(type: unknown, props: object | null, ...children: unknown[]): unknown;
    useEffect(effect: () => (() => void) | undefined, of: readonly unknown[]): void;
    useRef<T>(initial: T): { current: T };
  }

  export interface RendererSystem {
    readonly React: RendererReact;
    getComponent(name: string, container?: boolean): unknown;
    preauthorizeApiKey(name: string, secret: string): unknown;
  }

  export interface RendererRequest {
    url: string;
    method?: string;
    headers: Record<string, string>;
    /** In place of the browser's. */
    userFetch?: (url: string, init: RequestInit) => Promise<Response>;
  }

  interface RendererOptions {
    domNode: Element;
    spec: object;
    layout: string;
    plugins: readonly ((system: RendererSystem) => object)[];
    requestInterceptor: (request: RendererRequest) => RendererRequest;
    onComplete: () => void;
    [option: string]: unknown;
  }

  const SwaggerUI: (options: RendererOptions) => RendererSystem;
  export default SwaggerUI;
}
