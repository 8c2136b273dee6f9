import { ApiProblem } from '../api/problem';
import { en } from '../strings/en';
import { addNotice } from './overlays';

/** Says for a few seconds that something was done. */
export const notifyDone = (message: string): void => addNotice({ message, color: 'teal', autoClose: 5000, role: 'status' });

/** Says what failed, until it is closed. */
export const notifyFailed = (title: string, error: unknown): void => {
  const message = error instanceof ApiProblem && error.status === 0 ? en.offline : error instanceof Error ? error.message : String(error);
  addNotice({ title, message, color: 'red', autoClose: false, role: 'alert' });
};
