import type { StandIn } from './stand-ins';

/** A Kubernetes that the platform is tried on. */
export interface Cluster {
  /** For people. */
  readonly name: string;
  /** With which kubectl finds it. */
  readonly env: NodeJS.ProcessEnv;
  /** `host:port` at which its ingress takes TLS. */
  readonly ingress: string;
  /** Gives the container engine a base for builds, where the one that is named can not be had. */
  base(engineEnv: NodeJS.ProcessEnv): Promise<string | undefined>;
  /** Brings in images that the local container engine has. */
  load(images: readonly string[], engineEnv: NodeJS.ProcessEnv): Promise<void>;
  /** Makes what no registry gives, under the names that the manifests use. */
  standIn(images: readonly StandIn[]): Promise<void>;
  /** Leaves it as it was found: one that was brought up is taken down. */
  leave(): Promise<void>;
}

export class NoCluster extends Error {
  override readonly name = 'NoCluster';
}
