// A browser on a busy machine: what fails is tried once more, and both failures are told. What fails twice has failed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
