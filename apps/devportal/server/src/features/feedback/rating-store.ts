export interface Rating {
  readonly id: string;
  readonly apiId: string;
  readonly username: string;
  readonly rating: number;
}

export interface RatingStore {
  /** One per user and API: a second one takes the first one's place. */
  put(organization: string, rating: Rating): Promise<Rating>;
  find(organization: string, apiId: string, username: string): Promise<Rating | undefined>;
  remove(organization: string, apiId: string, username: string): Promise<void>;
  list(organization: string, apiId: string, paging: { readonly limit: number; readonly offset: number }): Promise<{ readonly ratings: readonly Rating[]; readonly total: number }>;
  /** Whatever the organization: the deletion of an API names nothing but its id, which is unique in the system. */
  removeOfApi(apiId: string): Promise<void>;
  /** An API that nobody has rated is not in it. */
  averages(organization: string, apiIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
