import type { ConfirmProps } from './confirm-dialog';
import { openConfirm } from './overlays';

export type { ConfirmProps };

/** Asks before something is done that others notice or that cannot be undone. */
export const confirm = (props: ConfirmProps): void => openConfirm(props);
