import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { republishDocuments, withdrawDocument } from './announce-document';
import { createChangeDocuments } from './change-documents';
import { copyDocuments } from './copy-documents';
import { documentRoutes } from './document-routes';
import { deleteDocumentsOf } from './document-store';

/** What is written about an API: how-tos, samples, links, files. */
export const documentsFeature = ({ database, outbox, clock, guard }: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: documentRoutes({ database, guard, documents: createChangeDocuments({ database, outbox, clock }) }) }],
  republish: (of) => republishDocuments(of, outbox),
  copyApi: (db, organization, fromId, toId) => copyDocuments(db, outbox, { organization, fromId, toId }),
  forgetApi: async (db, organization, apiId) => {
    for (const id of await deleteDocumentsOf(db, organization, apiId)) await withdrawDocument(db, outbox, apiId, id);
  },
});
