#!/bin/sh
# Boots the systemd of this machine as process 1 of namespaces of its own, over a copy of the file system that
# is forgotten at the end: `unshare --mount --pid --fork --uts --ipc --kill-child boot.sh FOLDER`, as root.
set -e
work=$1
mount --make-rprivate /
mount -t tmpfs tmpfs "$work"
mkdir "$work/upper" "$work/work" "$work/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work" "$work/root"
cd "$work/root"

# What would touch the machine's own devices and kernel is left out.
for unit in systemd-udevd.service systemd-udevd-kernel.socket systemd-udevd-control.socket \
    systemd-udev-trigger.service systemd-modules-load.service systemd-sysctl.service systemd-remount-fs.service \
    systemd-binfmt.service systemd-random-seed.service systemd-tmpfiles-setup-dev.service systemd-logind.service \
    systemd-machine-id-commit.service systemd-hwdb-update.service systemd-sysusers.service kmod-static-nodes.service \
    dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount \
    sys-fs-fuse-connections.mount proc-sys-fs-binfmt_misc.automount proc-sys-fs-binfmt_misc.mount; do
    ln -sf /dev/null "etc/systemd/system/$unit"
done
printf '[Unit]\nRequires=basic.target\n' > etc/systemd/system/trial.target

mount -t proc proc proc
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs dev
for device in null zero full random urandom tty; do
    cp -a "/dev/$device" dev/
done
mkdir dev/pts dev/shm dev/mqueue dev/hugepages
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
: > dev/console
mount --rbind /sys sys
mkdir -p before
pivot_root . before
umount -l /before
mount --make-rshared /  # as process 1 finds it on a machine; credentials are handed over that way
exec env -i container=trial PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --system --unit=trial.target --log-target=console --show-status=no
