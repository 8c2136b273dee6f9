import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { ConfirmProps } from './confirm-dialog';

/** Something said in the corner. */
export interface Notice {
  readonly title?: string;
  readonly message: string;
  readonly color: string;
  /** ms, or false: until it is closed. */
  readonly autoClose: number | false;
  readonly role: 'status' | 'alert';
}

interface Overlays {
  readonly notices: readonly Notice[];
  readonly confirm: ConfirmProps | undefined;
}

let now: Overlays = { notices: [], confirm: undefined };
const listeners = new Set<() => void>();

const change = (part: Partial<Overlays>): void => {
  now = { ...now, ...part };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const addNotice = (notice: Notice): void => change({ notices: [...now.notices, notice] });
/** What waits to be shown; it is the taker's from then on. */
export const takeNotices = (): readonly Notice[] => {
  const taken = now.notices;
  if (taken.length > 0) change({ notices: [] });
  return taken;
};
export const openConfirm = (confirm: ConfirmProps): void => change({ confirm });
export const closeConfirm = (): void => change({ confirm: undefined });

const NoticeHost = lazy(() => import('./notice-host'));
const ConfirmDialog = lazy(() => import('./confirm-dialog'));

let seenNotice = false;

/** Where dialogs and notices appear. Their code is loaded when there is the first one. */
export const OverlayHost = () => {
  const { notices, confirm } = useSyncExternalStore(subscribe, () => now);
  seenNotice ||= notices.length > 0;
  return (
    <Suspense fallback={null}>
      {seenNotice && <NoticeHost notices={notices} />}
      {confirm && <ConfirmDialog {...confirm} close={closeConfirm} />}
    </Suspense>
  );
};
