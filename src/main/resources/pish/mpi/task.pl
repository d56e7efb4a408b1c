# arguments: the digits of the mark; then, for each program of the job: how many ranks run it, its directory or nothing, how
# many variables and how many words follow, the variables, the words
use strict;
use POSIX ();
my ($digits, @programs) = @ARGV;
my ($rank, $first) = ($ENV{SLURM_PROCID}, 0);
my ($directory, @words);
while (@programs) {
  my ($ranks, $there, $variables, $count) = splice @programs, 0, 4;
  my @set = splice @programs, 0, $variables;
  @words = splice @programs, 0, $count;
  $directory = $there;
  $first += $ranks;
  next if $rank >= $first;
  for (@set) { my ($name, $value) = split /=/, $_, 2; $ENV{$name} = $value; }
  last;
}
$ENV{PISH_JOB} = $digits;
# MPI_Abort then ends the rank alone, after it has said so: Slurm's would end this program too
$ENV{MPIR_CVAR_COREDUMP_ON_ABORT} = 1;
$ENV{GFORTRAN_UNBUFFERED_PRECONNECTED} = 'y';
$directory = $ENV{PISH_DIR} if $directory eq '';
my $mark = "\1$digits";
sub put { my ($to, $text) = @_; while (length $text) { my $n = syswrite $to, $text; defined $n or $!{EINTR} or exit 1; substr $text, 0, $n // 0, ''; } }
# lines of less than the 1024 bytes that slurmstepd hands on as one
sub pieces {
  my ($to, $data) = @_;
  my $text = '';
  while ($data =~ /\G([^\n]{0,800})(\n?)/g) {
    next if $1 eq '' && $2 eq '';
    $text .= $mark . ($2 eq '' ? 'p' : 'r') . "$rank:$1\n";
  }
  put($to, $text);
}
put(\*STDOUT, "${mark}s$rank $ENV{SLURM_JOB_ID} $ENV{SLURMD_NODENAME}\n");
pipe my $out, my $to_out or die;
pipe my $err, my $to_err or die;
pipe my $fault, my $to_fault or die;
defined(my $child = fork) or die "cannot fork: $!\n";
if (!$child) {
  my $letter = 'd';
  open STDOUT, '>&', $to_out;
  open STDERR, '>&', $to_err;
  if ($directory eq '' || chdir $directory) { $letter = 'n'; exec { $words[0] } @words; }
  syswrite $to_fault, $letter . ($! + 0);
  POSIX::_exit(127);
}
# what a job is sent all its processes get, and this is the last to end; who waits for the rank to leave MPI must see that
$SIG{$_} = 'IGNORE' for qw(HUP INT QUIT USR1 USR2 ALRM TERM XCPU);
POSIX::close($ENV{PMI_FD}) if defined $ENV{PMI_FD};
close $_ for $to_out, $to_err, $to_fault;
my ($why, $status) = ('');
sysread $fault, $why, 16;
put(\*STDOUT, $mark . substr($why, 0, 1) . "$rank " . substr($why, 1) . "\n") if $why ne '';
pieces(\*STDOUT, "${mark}b$child\n");
my %to = (fileno $out, [$out, \*STDOUT], fileno $err, [$err, \*STDERR]);
while (%to) {
  my $bits = '';
  vec($bits, $_, 1) = 1 for keys %to;
  my $found = select $bits, undef, undef, defined $status ? 0.2 : 0.5;
  last if !$found && defined $status;
  if (!defined $status && waitpid($child, POSIX::WNOHANG()) > 0) { $status = $?; }
  next if $found <= 0;
  for my $n (grep { vec $bits, $_, 1 } keys %to) {
    my $n_read = sysread $to{$n}[0], my $data, 65536;
    if ($n_read) { pieces($to{$n}[1], $data); } elsif (defined $n_read) { delete $to{$n}; }
  }
}
if (!defined $status) { waitpid $child, 0; $status = $?; }
my $signal = $status & 127;
my $code = $signal ? 128 + $signal : $status >> 8;
pieces($_, "${mark}e$code\n") for \*STDOUT, \*STDERR;
if ($signal) { $SIG{$_} = 'DEFAULT' for qw(HUP INT QUIT USR1 USR2 ALRM TERM XCPU); exec '/bin/sh', '-c', "ulimit -c 0; kill -$signal \$\$"; }
exit $code;
