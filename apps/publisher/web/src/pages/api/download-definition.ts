import { callPortal } from '@quintet/web-kit';
import type { Api } from '../../api/client';
import { servicesBase } from '../../apis/addresses';

/** Gives the reader's browser a file to keep. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
};

const fileName = ({ name, version }: Pick<Api, 'name' | 'version'>): string => `${name}-${version}`.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');

/** The definition as it stands, as a file. @throws ApiProblem */
export const downloadDefinition = async (api: Pick<Api, 'id' | 'name' | 'version'>): Promise<void> => {
  const document: unknown = await (await callPortal(`${servicesBase}/apis/${encodeURIComponent(api.id)}/swagger`)).json();
  saveFile(`${fileName(api)}.json`, new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' }));
};
