package pish.exec;

/** An activity after whose end something else is done, on the thread that drained it last. */
final class FollowedActivity implements Activity {
    private final Activity activity;
    private final Runnable after;

    FollowedActivity(Activity activity, Runnable after) {
        this.activity = activity;
        this.after = after;
    }

    @Override
    public boolean run(long tickNanos) throws InterruptedException {
        boolean ended = activity.run(tickNanos);
        if (ended) {
            after.run();
        }
        return ended;
    }

    @Override
    public boolean isUnderWay() {
        return activity.isUnderWay();
    }

    @Override
    public void moveAside() {
        activity.moveAside();
    }
}
