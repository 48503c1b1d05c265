/** « mardi 8 décembre » is « mardi » and « 8 décembre »; « demain » is itself. */
export const splitDay = (day: string): { weekday: string; rest: string } => {
  const [weekday = '', ...rest] = day.split(' ');
  return { weekday, rest: rest.join(' ') };
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
