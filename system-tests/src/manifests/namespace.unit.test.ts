import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { KubeObject } from './kube-object';

const file = path.resolve(__dirname, '../../../infra/k8s/namespace.yaml');

describe('the namespace', () => {
  const { metadata } = parse(readFileSync(file, 'utf8')) as KubeObject;

  it('is the one that the manifests are in', () => {
    expect(metadata.name).toBe('ticketing');
  });

  it.each(['enforce', 'audit', 'warn'])('has the restricted standard: %s', (mode) => {
    expect(metadata.labels?.[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
  });
});
