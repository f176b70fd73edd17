export default {
  signIn: {
    title: 'Từng Nhà',
    slogan: 'Down every lane, to every door',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    demoTitle: 'Sample data. Choose a role to look around:',
    demoPassword: 'Password of every sample role: {{password}}',
    forgotten: 'Forgotten the password? Ask the culture and social affairs office of the commune.',
  },
  demoRole: {
    staff: 'Commune office',
    leader: 'Team leader',
    member: 'Team member',
    observer: 'Leadership, figures only',
    admin: 'Administrator',
  },
};
