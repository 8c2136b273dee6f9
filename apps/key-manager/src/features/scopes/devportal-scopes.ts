import type { DevportalScope } from '@quintet/control-plane';
import { roles, type ScopeRoles } from './roles';

const { subscriber, devops, everyone } = roles;

/** Scopes of the developer portal's REST API. */
export const devportalScopes: ScopeRoles<DevportalScope> = {
  'apim:subscribe': [subscriber],
  'apim:api_key': [subscriber, devops],
  'apim:app_manage': [subscriber, devops],
  'apim:sub_manage': [subscriber, devops],
  'apim:sub_alert_manage': [subscriber],
  'apim:app_import_export': [devops],
  'apim:store_settings': [everyone],
};
