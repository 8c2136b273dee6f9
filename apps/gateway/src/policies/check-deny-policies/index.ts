export * from './check-deny-policies';
