export const samples = {
  operation: 'Operation',
  language: 'Language',
  noOperations: 'It lists no operations',
  noOperationsText: 'There is nothing to write a sample of.',
  code: (language: string) => `Sample in ${language}`,
  withToken: 'Your token is in it. It is shortened here, and whole in what you copy.',
  certificate: 'Where the gateway has a certificate of its own making, curl needs the option -k, and other clients that certificate.',
  values: 'Values are examples of the definition: put your own in their place.',
};
