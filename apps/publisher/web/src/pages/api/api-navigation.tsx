import { NativeSelect, NavLink, Text } from '@mantine/core';
import { Link, useLocation, useNavigate } from 'react-router';
import { apiPath, apiTabs, type ApiTab } from '../../apis/addresses';
import { useStrings } from '../../strings/pages';
import classes from './api.module.css';
import { apiTabRoutes } from './tab-routes';

const groups: readonly { readonly name?: 'describe' | 'build' | 'offer' | 'run'; readonly tabs: readonly ApiTab[] }[] = [
  { tabs: ['overview'] },
  { name: 'build', tabs: ['resources', 'definition', 'endpoints', 'scopes', 'runtime'] },
  { name: 'describe', tabs: ['design', 'documents', 'properties'] },
  { name: 'run', tabs: ['revisions', 'try-out', 'usage'] },
  { name: 'offer', tabs: ['plans', 'lifecycle', 'subscriptions', 'comments'] },
];
const offered = new Set(apiTabRoutes.map(({ path }) => path));
const isOffered = (tab: ApiTab): boolean => offered.has(tab);

/** The tab that the address names. */
export const useTab = (): ApiTab => {
  const name = useLocation().pathname.split('/')[3];
  return apiTabs.find((tab) => tab === name) ?? 'overview';
};

/** Links beside the page; on a narrow screen a choice above it. */
export const ApiNavigation = ({ apiId, name }: { readonly apiId: string; readonly name: string }) => {
  const { api } = useStrings();
  const current = useTab();
  const navigate = useNavigate();
  return (
    <nav aria-label={api.navigation(name)} className={classes['navigation']}>
      <NativeSelect
        className={classes['choice']}
        label={api.page}
        value={current}
        onChange={(event) => void navigate(apiPath(apiId, event.currentTarget.value as ApiTab))}
        data={groups.flatMap(({ tabs }) => tabs.filter(isOffered)).map((tab) => ({ value: tab, label: api.tabs[tab] }))}
      />
      <div className={classes['links']}>
        {groups
          .map((group) => ({ ...group, tabs: group.tabs.filter(isOffered) }))
          .filter(({ tabs }) => tabs.length > 0)
          .map((group) => (
            <div key={group.name ?? 'first'} className={classes['group']}>
              {group.name && (
                <Text size="xs" fw={600} c="dimmed" px="sm" py={4}>
                  {api.groups[group.name]}
                </Text>
              )}
              {group.tabs.map((tab) => (
                <NavLink key={tab} component={Link} to={apiPath(apiId, tab)} label={api.tabs[tab]} active={tab === current} aria-current={tab === current ? 'page' : undefined} className={classes['navLink']} />
              ))}
            </div>
          ))}
      </div>
    </nav>
  );
};
