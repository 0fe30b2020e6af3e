import { withOverlay, withoutBuildKit } from './config';

const CONFIG = `build:
  artifacts:
    - image: ticketing/auth
manifests:
  kustomize:
    paths:
      - /repo/infra/k8s/overlays/dev
deploy:
  kubectl: {}
`;

describe("skaffold's configuration for a trial", () => {
  it('is the same but for its overlay', () => {
    expect(withOverlay(CONFIG, '/x')).toBe(CONFIG.replace('/repo/infra/k8s/overlays/dev', '/x'));
  });

  it('does without BuildKit where there is none', () => {
    expect(withoutBuildKit('  local:\n    useDockerCLI: true\n')).toBe(
      '  local:\n    useDockerCLI: true\n    useBuildkit: false\n',
    );
  });

  it('is refused where it names none', () => {
    expect(() => withOverlay('build: {}\n', '/x')).toThrow(/no overlay/);
  });
});
