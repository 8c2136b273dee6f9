export { isObject, versionOf, type OpenApiDocument, type OpenApiVersion } from './definition';
export * from './parse-definition';
export * from './check-definition';
export { readOperations, type DefinedApi, type DefinedOperation, type DefinedScope } from './read-operations';
export * from './write-operations';
export { compareDefinitions } from './compare/compare-definitions';
export { maxChanges } from './compare/change-list';
export { changeKinds, type ChangeKind, type DefinitionChange } from './compare/definition-change';
export { ComparisonUnavailable, createComparisonThread, type ComparisonThread } from './compare/comparison-thread';
