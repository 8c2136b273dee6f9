import { RequireScope } from '@quintet/web-kit';
import type { ComponentType } from 'react';
import { adminAccess, type AdminPage } from './access';

/** A page for who has the right; others are told that they have not. */
export const adminPage = (page: AdminPage, Content: ComponentType): ComponentType => {
  const Guarded = () => (
    <RequireScope anyOf={adminAccess[page]}>
      <Content />
    </RequireScope>
  );
  return Guarded;
};
