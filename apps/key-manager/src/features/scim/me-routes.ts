import { Router, type Request } from 'express';
import { z } from 'zod';
import type { UserName } from '@quintet/auth';
import { callerOf } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';
import { problems } from '../../problems';
import { passwordFaults, type CheckPassword, type ManageUsers, type User } from '../users';
import { applyPatch } from './apply-patch';
import { readProjection } from './list-query';
import { patchBody } from './patch-schema';
import { projectAttributes } from './project-attributes';
import { requireVersion, sendVersioned } from './resource-version';
import { attributesOf, userAttributes, type Attribute } from './scim-schemas';
import { changedUserBody, draftOf, userResource, writableUser } from './user-resource';

export interface MeRoutesParts {
  readonly users: ManageUsers;
  readonly checkPassword: CheckPassword;
  readonly parseName: (shown: string) => UserName;
  readonly baseOf: (req: Request) => string;
}

/** Of himself a user decides what he is called and where he is written to; with his password, on another one. */
const own = new Set(['name', 'displayName', 'emails', 'password']);
const currentPassword = 'currentPassword';
const attributes: readonly Attribute[] = [
  ...attributesOf(userAttributes).map((one): Attribute => (own.has(one.name) ? one : { ...one, mutability: 'readOnly' })),
  { name: currentPassword, description: 'Together with another password.', mutability: 'writeOnly', returned: 'never' },
];

const ownBody = changedUserBody.extend({ [currentPassword]: z.undefined().optional() });

const refuse = (field: string, reason: string): never => {
  throw new AppError(commonProblems.INVALID_INPUT, `${field}: ${reason}`, { faults: [{ field, reason }] });
};

/** The user who calls (RFC 7644 section 3.11). */
export const meRoutes = ({ users, checkPassword, parseName, baseOf }: MeRoutesParts): Router => {
  const find = async (req: Request): Promise<User> => {
    const { organization, name } = parseName(callerOf(req).username);
    return users.findByName(organization, name);
  };
  /** Before anything is changed, and counted as a log-in is: a token that was found does not let anybody guess the password. */
  const requirePassword = async (req: Request, given: unknown): Promise<void> => {
    if (typeof given !== 'string' || given === '') return refuse(currentPassword, 'is needed for another password');
    const user = await checkPassword({ username: callerOf(req).username, password: given, address: req.ip ?? '' });
    if (!user) throw new AppError(problems.WRONG_PASSWORD, `${currentPassword}: is wrong`, { faults: [{ field: currentPassword, reason: 'is wrong' }] });
  };

  return Router()
    .get('/', async (req, res) => {
      const projection = readProjection(req.query);
      const user = await find(req);
      sendVersioned(res, projectAttributes(userResource(user, baseOf(req)), projection), user.version);
    })
    .patch('/', async (req, res) => {
      const projection = readProjection(req.query);
      const { Operations } = patchBody.parse(req.body ?? {});
      const user = await find(req);
      const { id, organization, name } = user;
      const { password, [currentPassword]: proof } = applyPatch(writableUser(user), Operations, attributes);
      if (password !== undefined) await requirePassword(req, proof);

      const changed = await users.change(organization, id, callerOf(req).username, (before) => {
        requireVersion(req, before.version);
        const patched = { ...applyPatch(writableUser(before), Operations, attributes), [currentPassword]: undefined };
        const draft = draftOf(ownBody.parse(patched), before);
        if (draft.password !== undefined) passwordFaults(draft.password, { username: name, email: draft.email }).forEach((reason) => refuse('password', reason));
        return draft;
      });
      sendVersioned(res, projectAttributes(userResource(changed, baseOf(req)), projection), changed.version);
    });
};
