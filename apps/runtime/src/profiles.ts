/** Every service of the system, in the order of starting: who is asked by others comes first. */
export const componentNames = ['key-manager', 'traffic-manager', 'publisher', 'devportal', 'gateway'] as const;
export type ComponentName = (typeof componentNames)[number];

/** Which services a process of a profile hosts. Each service alone has a bundle of its own. */
export const profiles = {
  'all-in-one': componentNames,
  'control-plane': ['key-manager', 'traffic-manager', 'publisher', 'devportal'],
  'traffic-manager': ['traffic-manager'],
  gateway: ['gateway'],
} as const satisfies Record<string, readonly ComponentName[]>;
export type ProfileName = keyof typeof profiles;
export const profileNames = Object.keys(profiles) as ProfileName[];
