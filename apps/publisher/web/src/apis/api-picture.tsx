import { Avatar } from '@mantine/core';
import { servicesBase } from './addresses';

export interface Pictured {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly hasThumbnail?: boolean | undefined;
}

/** Where the thumbnail is. @param version changes with the API, so that a new picture is seen at once */
export const thumbnailUrl = (apiId: string, version: string | undefined): string => `${servicesBase}/apis/${apiId}/thumbnail${version === undefined ? '' : `?v=${encodeURIComponent(version)}`}`;

/** The thumbnail of an API, or its initials. It says nothing that its name beside it does not say. */
export const ApiPicture = ({ api, version, size = 44 }: { readonly api: Pictured; readonly version?: string | undefined; readonly size?: number }) => (
  <Avatar src={api.hasThumbnail && api.id !== undefined ? thumbnailUrl(api.id, version) : null} alt="" name={api.name ?? ''} color="quintet" radius="md" size={size} aria-hidden />
);
