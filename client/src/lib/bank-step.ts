const SIMULATOR_KEY = /^pk_test_simulator/;

/** Whether the shop runs on the local simulator, which has no card form of its own. */
export function isSimulator(publishableKey: string | undefined): boolean {
  return publishableKey !== undefined && SIMULATOR_KEY.test(publishableKey);
}

/**
 * The simulator's page for 3-D Secure, which sends the buyer back to the order. A client secret
 * begins with the intent's id: `pi_1_secret_2`.
 */
export function simulatorBankPath(options: { clientSecret: string; orderId: string }): string {
  const { clientSecret, orderId } = options;
  const [intentId = ''] = clientSecret.split('_secret', 1);
  const query = new URLSearchParams({
    client_secret: clientSecret,
    return_url: `/orders/${orderId}`,
  });
  return `/stripe-simulator/3ds/${encodeURIComponent(intentId)}?${query.toString()}`;
}
