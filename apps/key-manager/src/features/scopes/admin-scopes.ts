import type { AdminScope } from '@quintet/control-plane';
import { roles, type ScopeRoles } from './roles';

const { creator, publisher, devops } = roles;

/** Scopes of the administrator's REST API, and of a gateway's own. */
export const adminScopes: ScopeRoles<AdminScope> = {
  'apim:admin': [],
  'apim:admin_operations': [],
  'apim:admin_settings': [],
  'apim:admin_alert_manage': [],
  'apim:tier_view': [creator, publisher],
  'apim:tier_manage': [],
  'apim:bl_view': [],
  'apim:bl_manage': [],
  'apim:mediation_policy_view': [creator, publisher],
  'apim:mediation_policy_create': [creator],
  'apim:app_owner_change': [],
  'apim:app_import_export': [devops],
  'apim:api_import_export': [devops],
  'apim:api_product_import_export': [devops],
  'apim:policies_import_export': [devops],
  'apim:api_provider_change': [],
  'apim:label_manage': [],
  'apim:label_read': [creator, publisher],
  'apim:environment_manage': [],
  'apim:environment_read': [creator, publisher],
  'apim:monetization_usage_publish': [publisher],
  'apim:api_workflow_view': [],
  'apim:api_workflow_approve': [],
  'apim:bot_data': [],
  'apim:tenantInfo': [],
  'apim:tenant_theme_manage': [],
  'apim:scope_manage': [],
  'apim:llm_provider_manage': [],
  'apim:organization_manage': [],
  'apim:organization_read': [creator, publisher],
};
