const tickets = (count: number) => (count === 1 ? '1 ticket' : `${count} tickets`);

/** An order from its reservation to its receipt. */
export const orderTexts = {
  orders: {
    title: 'My orders',
    text: 'Everything you have ordered, newest first.',
    filter: 'Orders by status',
    filters: {
      all: 'All',
      waiting: 'Waiting for payment',
      complete: 'Paid',
      cancelled: 'Cancelled',
    },
    none: {
      all: {
        title: 'No orders yet',
        text: 'When you buy a ticket, you find it here.',
      },
      waiting: {
        title: 'Nothing to pay',
        text: 'An order that you have not paid yet waits for you here until its time is up.',
      },
      complete: {
        title: 'Nothing paid yet',
        text: 'The tickets that you have paid for, and their receipts, are kept here.',
      },
      cancelled: {
        title: 'Nothing cancelled',
        text: 'Orders that were cancelled, or not paid in time, are kept here.',
      },
    },
    notFound: 'Order not found',
    notFoundText: 'This order does not exist, or it belongs to another account.',
    tickets,
    payBefore: 'Pay before',
    timeIsUp: 'The time to pay is up.',
    status: {
      created: 'Waiting for payment',
      'awaiting:payment': 'Waiting for payment',
      complete: 'Paid',
      cancelled: 'Cancelled',
      expired: 'Expired',
    },
  },
  order: {
    title: 'Your order',
    description: 'Where your order stands, from the reservation to the receipt.',
    steps: {
      label: 'Progress of the order',
      reserved: 'Reserved',
      payment: 'Payment',
      tickets: 'Tickets',
      expired: 'Expired',
      cancelled: 'Cancelled',
      state: { done: 'done', current: 'now', ahead: 'still to come', ended: 'the end' },
    },
    payable: 'Reserved for you',
    payableText: 'Pay before the time is up, or the tickets go back on sale.',
    timeLeft: 'Time left to pay',
    payUntil: 'Until',
    minutesLeft: (minutes: number) =>
      minutes === 1 ? 'Less than a minute left to pay' : `Less than ${minutes} minutes left to pay`,
    pay: 'Pay now',
    cancel: 'Cancel order',
    cancelTitle: 'Cancel this order?',
    cancelText: 'Your tickets go back on sale at once. This cannot be undone.',
    cancelConfirm: 'Cancel order',
    cancelKeep: 'Keep it',
    confirming: 'Confirming your payment…',
    confirmingText: 'This takes a few seconds. You can stay here; you do not need to pay again.',
    closing: 'The time is up',
    closingText: 'We are closing this order. If you have just paid, we are checking your payment.',
    complete: 'You have your tickets',
    completeText: 'Your payment has arrived. This page is your receipt.',
    rescuedText:
      'Your payment arrived after the time was up, but the tickets were still free: they are yours.',
    allOrders: 'See all my orders',
    cancelled: 'Order cancelled',
    cancelledText: 'The tickets are back on sale.',
    expired: 'The order has expired',
    expiredText: 'It was not paid in time, so the tickets went back on sale.',
    bankSaidNo:
      'Your bank did not confirm the payment, and you have not been charged. You can try again.',
    signInAgain: 'Your session has ended',
    signInAgainText: 'Sign in again to see what becomes of this order. It is kept for you.',
    moneyBack: {
      deciding:
        'Your payment came late. If the tickets are still free you get them; if not, your money goes back by itself.',
      refunding:
        'Your payment could not be used for this order. Your money is on its way back to you.',
      refunded:
        'Your payment could not be used for this order. Your money has been sent back; your bank may need some days to show it.',
      refund_failed:
        'Your payment could not be used for this order, and your bank refused the refund. We have been told and will get in touch.',
    },
    paidTwice: {
      deciding: 'Your card was charged a second time. That money goes back to you by itself.',
      refunding: 'Your card was charged a second time. That money is on its way back to you.',
      refunded:
        'Your card was charged a second time. That money has been sent back; your bank may need some days to show it.',
      refund_failed:
        'Your card was charged a second time, and your bank refused the refund. We have been told and will get in touch.',
    },
    again: {
      title: 'Still interested?',
      checking: 'We are checking whether the tickets are free again…',
      free: (left: number) => `Still available: ${left} left at`,
      each: (left: number) => (left === 1 ? '.' : ' each.'),
      buy: 'Buy again',
      held: 'Others hold all of them at the moment. Some may come back at',
      heldAction: 'Look at the ticket',
      soldOut: 'Sold out meanwhile.',
      soldOutAction: 'See all tickets',
    },
    receipt: 'Receipt',
    receiptFor: 'For',
    receiptDate: 'Date',
    reference: 'Payment reference',
    orderReference: 'Order reference',
    copy: (name: string) => `Copy the whole ${name.toLowerCase()}`,
    copied: 'Copied',
    print: 'Print receipt',
    total: 'Total',
    paid: 'Total paid',
    summary: 'Your order',
    timesEach: (quantity: number) => `${tickets(quantity)} at`,
    live: 'Order status',
  },
} as const;
