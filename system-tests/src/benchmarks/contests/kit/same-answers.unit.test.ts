import { refuseOtherAnswers } from './same-answers';

const answering = (body: unknown) => ({ json: () => Promise.resolve({ status: 200, body }) });

describe('the answers of a floor', () => {
  const ours = answering({ id: 'a', held: 0 });

  it('may have their fields in another order', async () => {
    const floor = answering({ held: 0, id: 'a' });
    await expect(refuseOtherAnswers({ ours, floor }, ['/api'])).resolves.toBeUndefined();
  });

  it('are refused where a field of ours is missing', async () => {
    const floor = answering({ id: 'a' });
    await expect(refuseOtherAnswers({ ours, floor }, ['/api'])).rejects.toThrow('/api: the floor');
  });
});
