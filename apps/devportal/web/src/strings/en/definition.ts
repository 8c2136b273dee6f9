export const definition = {
  operations: 'Operations',
  tryOut: 'Open an operation, fill it in and send it: the call goes through the gateway.',
  tryOutAlone: 'Everybody may read it. Calls that need a token are refused until you log in and subscribe.',
  notDeployed: 'It is not deployed on any gateway at the moment, so its operations can be read but not called.',
  download: 'Download as JSON',
  emptyTitle: 'No definition yet',
  emptyText: 'Its makers have not given it one.',
  fields: { requestBody: 'Request body', mediaType: 'Media type', value: 'Value', responsesOf: (operation: string) => `Responses of ${operation}` },
};
