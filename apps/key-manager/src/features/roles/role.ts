/** A name that scopes and APIs are bound to. Who has it stands in the users. */
export interface Role {
  readonly organization: string;
  readonly id: string;
  readonly name: string;
  /** Comes with the system. */
  readonly isSystem: boolean;
  readonly createdMs: number;
  readonly changedMs: number;
  readonly version: number;
}

export interface Member {
  readonly id: string;
  /** Without the tenant. */
  readonly name: string;
}
