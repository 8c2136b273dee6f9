export const parts = {
  notRated: 'Not rated',
  notRatedYet: 'Nobody has rated it yet',
  rated: (average: string) => `Rated ${average} of 5`,
  states: { CREATED: 'In the making', PROTOTYPED: 'Prototype', PUBLISHED: 'Published', BLOCKED: 'Blocked', DEPRECATED: 'Deprecated', RETIRED: 'Retired' },
};
