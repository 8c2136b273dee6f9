import SwaggerUI, { type RendererRequest, type RendererSystem } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import './renderer.css';
import { labelFields, type FieldNames } from './label-fields';
import { countOperations, schemeName, type Definition } from './prepare-definition';
import type { TextHosts } from './text-hosts';

export interface RendererParts {
  readonly definition: Definition;
  /** Undefined: calls cannot be tried. */
  readonly tryOut: { readonly addressOf: (url: string) => string | undefined; readonly send: (request: Request) => Promise<Response> } | undefined;
  readonly names: FieldNames;
  /** Told of each place for a text. */
  readonly texts: TextHosts;
}

export interface Renderer {
  /** What the calls carry from now on. */
  setSecret(secret: string): void;
  close(): void;
}

/** More operations than this are shown closed, so that a large definition opens at once. */
const manyOperations = 60;
const nothing = () => null;

interface LayoutActions {
  show(what: readonly string[], isShown: boolean): void;
  scrollTo(what: readonly string[]): void;
  scrollToVirtualizedOperation(what: readonly string[]): void;
}

/** `#/tag` or `#/tag/operation`. The renderer's own reading takes each `_` for a space too, and complains of it. */
const openAddress =
  (hash: string) =>
  ({ layoutActions }: { readonly layoutActions: LayoutActions }): void => {
    const [tag, operation] = hash.replace(/^#!?\/?/, '').split('/');
    if (!tag) return;
    layoutActions.show(['operations-tag', tag], true);
    if (!operation) return;
    const what = ['operations', tag, operation];
    layoutActions.show(what, true);
    layoutActions.scrollTo(what);
    layoutActions.scrollToVirtualizedOperation(what);
  };

/** In the place of the renderer's Markdown an empty element, which the portal fills. */
const textPlace = (React: RendererSystem['React'], texts: TextHosts) => {
  const TextPlace = ({ source }: { readonly source?: unknown }) => {
    const node = React.useRef<HTMLElement | null>(null);
    const text = typeof source === 'string' ? source : '';
    React.useEffect(() => (node.current && text !== '' ? texts.add(node.current, text) : undefined), [text]);
    return React.createElement('div', { ref: node, className: 'renderedMarkdown' });
  };
  return TextPlace;
};

/** Operations and schemas alone: title, servers and log-in are the page's own, and so is what becomes of Markdown. */
const layout =
  (texts: TextHosts) =>
  ({ React, getComponent }: RendererSystem) => ({
    components: {
      PortalLayout: () => {
        const part = (name: string) => React.createElement(getComponent(name, true), null);
        return React.createElement('div', { className: 'swagger-ui' }, part('operations'), part('Models'));
      },
    },
    wrapComponents: {
      ...Object.fromEntries(['authorizeBtn', 'authorizeOperationBtn', 'OperationServers', 'schemes', 'JumpToPath', 'TryItOutButton'].map((name) => [name, () => nothing])),
      // A link within the button that opens the operation could not be reached; the address changes by the button too.
      DeepLink: () => ({ text }: { readonly text: unknown }) => React.createElement('span', null, text),
      Markdown: () => textPlace(React, texts),
    },
    statePlugins: { layout: { actions: { parseDeepLinkHash: openAddress } } },
  });

const toRelay = (request: RendererRequest, { addressOf, send }: NonNullable<RendererParts['tryOut']>): RendererRequest => {
  const address = addressOf(request.url);
  if (address === undefined) throw new Error('Only the API itself can be called from here.');
  const { hostname, protocol } = new URL(request.url);
  const headers = { ...request.headers, 'x-try-out-host': hostname, 'x-try-out-scheme': protocol.slice(0, -1) };
  return { ...request, headers, url: new URL(address, location.origin).href, userFetch: (url, init) => send(new Request(url, init)) };
};

/** The renderer has a dark theme of its own, by a class of the page. @returns how to end it */
const followTheme = (): (() => void) => {
  const page = document.documentElement;
  const apply = () => page.classList.toggle('dark-mode', page.dataset['mantineColorScheme'] === 'dark');
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(page, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
  return () => {
    observer.disconnect();
    page.classList.remove('dark-mode');
  };
};

/** Draws a definition into an element, with a form for each operation that sends its call through the portal's relay. */
export const openRenderer = (domNode: HTMLElement, { definition, tryOut, names, texts }: RendererParts): Renderer => {
  const stops = [labelFields(domNode, names), followTheme()];
  let secret: string | undefined;
  let complete = false;
  const system = SwaggerUI({
    domNode,
    spec: definition,
    layout: 'PortalLayout',
    plugins: [layout(texts)],
    docExpansion: countOperations(definition) > manyOperations ? 'none' : 'list',
    defaultModelsExpandDepth: 0,
    deepLinking: true,
    displayRequestDuration: true,
    tryItOutEnabled: tryOut !== undefined,
    supportedSubmitMethods: tryOut === undefined ? [] : ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'],
    // The command that is shown is the one that works anywhere: it names the gateway, not the relay.
    showMutatedRequest: false,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (!tryOut) throw new Error('Calls cannot be tried here.');
      return toRelay(request, tryOut);
    },
    onComplete: () => {
      complete = true;
      if (secret !== undefined) system.preauthorizeApiKey(schemeName, secret);
    },
  });
  return {
    setSecret: (given) => {
      secret = given;
      if (complete) system.preauthorizeApiKey(schemeName, given);
    },
    close: () => {
      for (const stop of stops) stop();
      domNode.replaceChildren();
    },
  };
};
