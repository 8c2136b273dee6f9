import { DEFAULT_ORGANIZATION } from '@quintet/contracts';

export interface UserName {
  readonly name: string;
  readonly organization: string;
}

/** The tenant stands behind the last `@`, when it is one of `organizations`; so `a@b.com` can be a super-tenant user. */
export const parseUserName = (text: string, isOrganization: (name: string) => boolean): UserName => {
  const at = text.lastIndexOf('@');
  const tail = text.slice(at + 1);
  if (at > 0 && (tail === DEFAULT_ORGANIZATION || isOrganization(tail))) return { name: text.slice(0, at), organization: tail };
  return { name: text, organization: DEFAULT_ORGANIZATION };
};

/** How a user is shown: super-tenant users without their tenant. */
export const showUserName = ({ name, organization }: UserName): string => (organization === DEFAULT_ORGANIZATION ? name : `${name}@${organization}`);
