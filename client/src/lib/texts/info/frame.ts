/** What stands around the articles. Apart from `texts`, so that no browser loads them. */
export const infoFrame = {
  contents: 'On this page',
  more: 'More about this shop',
  links: [
    { href: '/faq', label: 'Questions and answers' },
    { href: '/support', label: 'Support' },
    { href: '/refund-policy', label: 'Refunds' },
    { href: '/terms', label: 'Terms' },
    { href: '/privacy', label: 'Privacy' },
  ],
  template: {
    title: 'This is a template',
    text: 'It comes with the software of this shop, and nobody has put a name to it yet. Until the operator does, ask whom you are dealing with before you buy.',
  },
  contact: {
    title: 'Write to us',
    operator: 'Operator',
    email: 'E-mail',
    address: 'Address',
    missing: 'The operator of this shop has not given a contact address yet.',
  },
} as const;
