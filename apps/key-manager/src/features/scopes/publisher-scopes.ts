import type { PublisherScope } from '@quintet/control-plane';
import { roles, type ScopeRoles } from './roles';

const { creator, publisher, devops, analytics, observer, integrationDev } = roles;
const design = [creator];
const release = [publisher];
const team = [creator, publisher];
const onlookers = [creator, publisher, analytics, observer, devops];

/** Scopes of the publisher's REST API. */
export const publisherScopes: ScopeRoles<PublisherScope> = {
  'apim:api_view': onlookers,
  'apim:api_list_view': [...onlookers, integrationDev],
  'apim:api_definition_view': [...onlookers, integrationDev],
  'apim:api_create': design,
  'apim:api_delete': design,
  'apim:api_publish': release,
  'apim:api_manage': [],
  'apim:api_generate_key': team,
  'apim:api_mediation_policy_manage': design,
  'apim:api_import_export': [devops],
  'apim:api_product_import_export': [devops],
  'apim:app_import_export': [devops],
  'apim:policies_import_export': [devops],
  'apim:subscription_view': team,
  'apim:subscription_block': release,
  'apim:subscription_manage': release,
  'apim:threat_protection_policy_create': design,
  'apim:threat_protection_policy_manage': design,
  'apim:document_create': team,
  'apim:document_manage': team,
  'apim:mediation_policy_view': team,
  'apim:mediation_policy_create': design,
  'apim:mediation_policy_manage': design,
  'apim:common_operation_policy_view': team,
  'apim:common_operation_policy_manage': design,
  'apim:gateway_policy_view': team,
  'apim:gateway_policy_manage': release,
  'apim:client_certificates_view': team,
  'apim:client_certificates_add': design,
  'apim:client_certificates_update': design,
  'apim:client_certificates_manage': design,
  'apim:ep_certificates_view': team,
  'apim:ep_certificates_add': design,
  'apim:ep_certificates_update': design,
  'apim:ep_certificates_manage': design,
  'apim:publisher_settings': onlookers,
  'apim:publisher_organization_read': team,
  'apim:pub_alert_manage': team,
  'apim:shared_scope_manage': design,
  'apim:comment_view': team,
  'apim:comment_write': team,
  'apim:comment_manage': team,
  'apim:tier_view': team,
  'apim:tier_manage': [],
  'apim:llm_provider_read': team,
  'apim:mcp_server_view': onlookers,
  'apim:mcp_server_list_view': [...onlookers, integrationDev],
  'apim:mcp_server_create': design,
  'apim:mcp_server_delete': design,
  'apim:mcp_server_publish': release,
  'apim:mcp_server_manage': [],
  'apim:mcp_server_import_export': [devops],
};
