export interface GatewayAddress {
  /** Where API calls go. */
  readonly traffic: string;
  /** Where `/api/am/gateway/v2` answers. */
  readonly management: string;
}

/** A running Quintet, however it was started: the main job knows no more of it than this. */
export interface Deployment {
  readonly keyManager: string;
  readonly publisher: string;
  readonly devportal: string;
  readonly trafficManager: string;
  readonly gateways: readonly GatewayAddress[];
  readonly admin: { readonly username: string; readonly password: string };
  readonly gatewayAdmin: { readonly username: string; readonly password: string };
  /** The name by which gateways reach a backend of the tests on this machine, and the address that it binds. */
  readonly backend: { readonly host: string; readonly bind: string };
  stop(): Promise<void>;
}
