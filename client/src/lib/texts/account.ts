/** Signing in and up. */
export const accountTexts = {
  auth: {
    signInTitle: 'Sign in',
    signInText: 'Welcome back.',
    signUpTitle: 'Create an account',
    signUpText: 'An e-mail address and a password is all it takes.',
    email: 'E-mail',
    emailError: 'Email must be valid',
    password: 'Password',
    passwordHint: 'At least 8 characters.',
    passwordError: 'Password must be between 8 and 128 characters',
    passwordMissing: 'You must supply a password',
    show: 'Show password',
    hide: 'Hide password',
    signIn: 'Sign in',
    signUp: 'Create account',
    noAccount: 'New here?',
    toSignUp: 'Create an account',
    haveAccount: 'Already have an account?',
    toSignIn: 'Sign in',
    throttled: 'Too many failed tries. Wait a quarter of an hour, then try again.',
  },
} as const;
