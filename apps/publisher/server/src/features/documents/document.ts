/** What kind of reading a document is. */
export const documentTypes = ['HOWTO', 'SAMPLES', 'PUBLIC_FORUM', 'SUPPORT_FORUM', 'API_MESSAGE_FORMAT', 'SWAGGER_DOC', 'OTHER'] as const;
/** Where its content is: text that is written here, an address, or a file. */
export const sourceTypes = ['INLINE', 'MARKDOWN', 'URL', 'FILE'] as const;
export const visibilities = ['OWNER_ONLY', 'PRIVATE', 'API_LEVEL'] as const;

export type SourceType = (typeof sourceTypes)[number];

/** What the author of a document decides. */
export interface DocumentFields {
  readonly name: string;
  readonly type: (typeof documentTypes)[number];
  readonly summary: string;
  readonly sourceType: SourceType;
  /** Of a URL document only. */
  readonly sourceUrl: string | null;
  /** Of type OTHER only: what it is. */
  readonly otherTypeName: string | null;
  /** `OWNER_ONLY`: for its author alone. */
  readonly visibility: (typeof visibilities)[number];
}

/** A document of an API without its content. */
export interface Document extends DocumentFields {
  readonly organization: string;
  readonly apiId: string;
  readonly id: string;
  readonly fileName: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

export interface DocumentContent {
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Of a file only. */
  readonly fileName: string | null;
}

export const isWritten = (sourceType: SourceType): boolean => sourceType === 'INLINE' || sourceType === 'MARKDOWN';

/** Content stays with a document that is changed as long as it still fits where its content is said to be. */
export const keepsContent = (before: SourceType, after: SourceType): boolean => before === after || (isWritten(before) && isWritten(after));
