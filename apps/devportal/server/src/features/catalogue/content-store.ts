import type { ApiContent } from '@quintet/contracts';
import type { DocumentVisibility } from './visibility';

export type DocumentContent = Extract<ApiContent, { kind: 'document' }>;

/** A document without its content. */
export interface DocumentEntry {
  readonly documentId: string;
  readonly apiId: string;
  readonly name: string;
  readonly type: string;
  readonly summary: string;
  readonly sourceType: DocumentContent['sourceType'];
  readonly sourceUrl: string | null;
  readonly otherTypeName: string | null;
  readonly visibility: DocumentVisibility;
  readonly fileName: string | null;
}

export interface Body {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Contents of APIs, projected from the event hub: definitions, thumbnails, documents. */
export interface ContentStore {
  /** Keeps what is newer than what is there; anything else changes nothing. */
  put(key: string, content: ApiContent, version: number): Promise<void>;
  remove(key: string): Promise<void>;
  /** The database's own time, to compare with when rows were applied. */
  now(): Promise<Date>;
  /** Takes out what was applied before a moment and is not among the keys that the hub has. @returns how many */
  sweep(appliedBefore: Date, keys: readonly string[]): Promise<number>;
  definition(organization: string, apiId: string): Promise<string | undefined>;
  thumbnail(organization: string, apiId: string): Promise<Body | undefined>;
  documents(organization: string, apiId: string): Promise<readonly DocumentEntry[]>;
  document(organization: string, apiId: string, documentId: string): Promise<DocumentEntry | undefined>;
  documentBody(organization: string, apiId: string, documentId: string): Promise<Body | undefined>;
  /** APIs whose definition, and documents whose name, summary or text has all the words. */
  search(organization: string, words: string): Promise<{ readonly apiIds: readonly string[]; readonly documents: readonly DocumentEntry[] }>;
}
