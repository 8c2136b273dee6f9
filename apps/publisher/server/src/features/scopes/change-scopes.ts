import { randomUUID } from 'node:crypto';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { problems } from '../../problems';
import { createChangeApiWithin } from '../apis';
import { announceScope, announceScopeDeletion } from './announce-scope';
import { deleteScope, insertScope, lockScope, updateScope, usesOf, type SharedScope } from './scope-store';

export const createChangeScopes = (parts: PublisherParts) => {
  const { database, outbox } = parts;
  const changeApi = createChangeApiWithin(parts);
  return {
    create: async (organization: string, fields: Omit<SharedScope, 'id'>): Promise<SharedScope> => {
      const made = { id: randomUUID(), ...fields };
      await database.inTransaction(async (db) => {
        await insertScope(db, organization, made);
        await announceScope(outbox, db, organization, made);
      });
      return made;
    },

    /** The APIs that use it are written anew in the same transaction: who may have the scope changes everywhere at once. */
    update: (organization: string, id: string, fields: Omit<SharedScope, 'id'>): Promise<SharedScope> =>
      database.inTransaction(async (db) => {
        const before = await lockScope(db, organization, id);
        if (before.name !== fields.name) throw new AppError(problems.SCOPE_REFUSED, `name: it stays "${before.name}", tokens and operations go by it`);
        const after = { id, ...fields };
        await updateScope(db, organization, after);
        await announceScope(outbox, db, organization, after);
        for (const { apiId } of await usesOf(db, organization, before.name)) {
          await changeApi(db, { organization, apiId, ifMatch: undefined, offersOnly: false, change: (now) => ({ ...now.body, isDefaultVersion: now.isDefaultVersion }) });
        }
        return after;
      }),

    remove: (organization: string, id: string): Promise<void> =>
      database.inTransaction(async (db) => {
        const { name } = await lockScope(db, organization, id);
        const uses = await usesOf(db, organization, name);
        if (uses.length > 0) throw new AppError(problems.SCOPE_IN_USE, `${uses.length} APIs use "${name}"`);
        await deleteScope(db, organization, id);
        await announceScopeDeletion(outbox, db, organization, name);
      }),
  };
};
export type ChangeScopes = ReturnType<typeof createChangeScopes>;
