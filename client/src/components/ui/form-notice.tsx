import { Notice } from './notice';

/** What is wrong with the form as a whole. Stands where the eye is: above the button. */
export function FormNotice({ messages }: { readonly messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <Notice tone="danger">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Notice>
  );
}
