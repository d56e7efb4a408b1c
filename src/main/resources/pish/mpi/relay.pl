use strict;
use POSIX ();
use Fcntl;
my ($folder, @ranks) = @ARGV;
my $mark = "\1$ENV{PISH_JOB}";
sub put { my ($to, $text) = @_; while (length $text) { my $n = syswrite $to, $text; defined $n or $!{EINTR} or exit 1; substr $text, 0, $n // 0, ''; } }
mkdir $folder, 0700 or die "cannot make $folder: $!\n";
my $begun = $$;
END { unlink glob "$folder/*" and rmdir $folder if $begun == $$; }
my (%in, %before, %out, $child, $open, $status, $quiet);
my $all = '';
sub listen_to { my ($h, $before, $to) = @_; my $n = fileno $h; vec($all, $n, 1) = 1; $in{$n} = $h; $before{$n} = $before; $out{$n} = $to; }
for my $rank (@ranks) {
  for my $stream (1, 2) {
    my $name = "$folder/$rank.$stream";
    POSIX::mkfifo($name, 0600) or die "cannot make $name: $!\n";
    sysopen my $h, $name, O_RDONLY | O_NONBLOCK or die "cannot open $name: $!\n";
    listen_to($h, "$mark$rank:", $stream == 1 ? \*STDOUT : \*STDERR);
  }
}
pipe my $said, my $saying or die;
listen_to($said, "${mark}9999999:", \*STDOUT);
vec($all, 0, 1) = 1;
my ($input, $text) = (1, '');
put(\*STDOUT, "${mark}m\n");
while (%in) {
  my $bits = $all;
  my $over = defined $status || !($input || $child);
  my $found = select $bits, undef, undef, $over ? 0.2 : 0.5;
  last if !$found && $over;
  if ($child && !defined $status && waitpid($child, POSIX::WNOHANG()) > 0) { $status = $? & 127 ? 128 + ($? & 127) : $? >> 8; }
  next if $found <= 0;
  if ($input && vec($bits, 0, 1)) {
    $input = sysread STDIN, $text, 65536, length $text;
    vec($all, 0, 1) = 0 unless $input;
    if (!$child && $text =~ /^(.*)\n/) {
      my $command = $1;
      defined($child = fork) or die "cannot fork: $!\n";
      if (!$child) {
        $begun = 0;
        open STDIN, '<', '/dev/null';
        open STDOUT, '>&', $saying;
        open STDERR, '>&', $saying;
        $ENV{PISH_RELAY} = $folder;
        exec '/bin/sh', '-c', $command or POSIX::_exit(127);
      }
    }
    if ($child || !$input) { close $saying if $saying; undef $saying; }
  }
  for my $n (grep { vec $bits, $_, 1 } keys %in) {
    my $n_read = sysread $in{$n}, my $data, 65536;
    if ($n_read) { $data =~ s/\n(?=.)/\n$before{$n}/gs; put($out{$n}, $before{$n} . $data); }
    elsif (defined $n_read) { vec($all, $n, 1) = 0; delete $in{$n}; }
  }
}
if ($child && !defined $status && waitpid($child, 0) > 0) { $status = $? & 127 ? 128 + ($? & 127) : $? >> 8; }
exit($status // 0);
