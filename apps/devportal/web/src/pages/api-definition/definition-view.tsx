import { VisuallyHidden } from '@mantine/core';
import { ErrorView, tryOutFetch } from '@quintet/web-kit';
import { Markdown } from '@quintet/web-kit/markdown';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Api } from '../../api/queries';
import { useStrings } from '../../strings';
import type { Renderer } from './open-renderer';
import { prepareDefinition, type Definition } from './prepare-definition';
import { createTextHosts } from './text-hosts';
import { tryOutAddress } from './try-out-address';

export interface DefinitionViewProps {
  readonly definition: Definition;
  /** Undefined: the API is not deployed, so nothing can be called. */
  readonly environment: Api['endpointURLs'][number] | undefined;
  readonly header: string | undefined;
  readonly secret: string | undefined;
  readonly skeleton: ReactNode;
}

/** The renderer, loaded when it is first needed: it weighs more than all other pages together. */
export const DefinitionView = ({ definition, environment, header, secret, skeleton }: DefinitionViewProps) => {
  const { definition: words } = useStrings();
  const node = useRef<HTMLDivElement>(null);
  const renderer = useRef<Renderer>(undefined);
  const current = useRef(secret);
  current.current = secret;
  const [state, setState] = useState<'loading' | 'shown' | Error>('loading');
  const { fields } = words;
  const [texts] = useState(createTextHosts);
  const shownTexts = useSyncExternalStore(texts.subscribe, texts.all);

  useEffect(() => {
    let isOpen = true;
    const target = document.createElement('div');
    node.current?.append(target);
    const urls = [environment?.URLs, environment?.defaultVersionURLs].flatMap((of) => [of?.https, of?.http]).filter((url) => url !== undefined);
    import('./open-renderer').then(
      ({ openRenderer }) => {
        if (!isOpen) return;
        renderer.current = openRenderer(target, {
          definition: prepareDefinition(definition, header === undefined ? undefined : { header }),
          tryOut: environment && { addressOf: (url) => tryOutAddress(url, environment.environmentName, urls), send: tryOutFetch },
          names: fields,
          texts,
        });
        if (current.current !== undefined) renderer.current.setSecret(current.current);
        setState('shown');
      },
      (error: Error) => setState(error),
    );
    return () => {
      isOpen = false;
      renderer.current?.close();
      renderer.current = undefined;
      texts.clear();
      target.remove();
    };
  }, [definition, environment, header, fields, texts]);

  useEffect(() => {
    if (secret !== undefined) renderer.current?.setSecret(secret);
  }, [secret]);

  return (
    <section aria-label={words.operations}>
      <VisuallyHidden component="h2">{words.operations}</VisuallyHidden>
      {state === 'loading' && skeleton}
      {state instanceof Error && <ErrorView error={state} onRetry={() => location.reload()} />}
      <div ref={node} />
      {shownTexts.map(({ id, node: host, text }) => createPortal(<Markdown>{text}</Markdown>, host, String(id)))}
    </section>
  );
};
