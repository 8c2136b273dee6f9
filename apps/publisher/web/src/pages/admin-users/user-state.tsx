import { Badge } from '@mantine/core';
import { awaitsApproval, type User } from '../../admin/user-call';
import { useAdminStrings } from '../../strings/admin';

export const UserState = ({ user }: { readonly user: User }) => {
  const { users: words } = useAdminStrings();
  if (awaitsApproval(user)) return <Badge color="yellow">{words.waits}</Badge>;
  return user.active === false ? <Badge color="gray">{words.disabled}</Badge> : <Badge color="teal">{words.active}</Badge>;
};
